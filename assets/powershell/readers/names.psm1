# Where names come from on this PC (c04, c05).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:tcpip = 'SYSTEM\CurrentControlSet\Services\Tcpip\Parameters'

function Get-RdpdHostsPath {
    # DataBasePath may have been moved, which is what some malware and some products do.
    $folder = Get-RdpdRegistryText -Path $script:tcpip -Name 'DataBasePath'
    if (($null -eq $folder) -or ($folder -eq '')) {
        $folder = '%SystemRoot%\System32\drivers\etc'
    }
    return (Join-RdpdPath -Folder (Expand-RdpdVariables -Text $folder) -Name 'hosts')
}

# One line of the hosts file, or nothing for comments and blank lines.
function ConvertFrom-RdpdHostsLine {
    param([string]$Text, [int]$Number)
    $bare = ($Text -replace '#.*$', '').Trim()
    $words = @($bare -split '\s+')
    if ($bare -eq '' -or $words.Count -lt 2) {
        return
    }
    return [ordered]@{ line = $Number; address = $words[0]; names = (@($words | Select-Object -Skip 1) -join ' ') }
}

# Whether a line concerns the computer: its address, its name, or its first label.
function Test-RdpdHostsMatch {
    param([System.Collections.IDictionary]$Entry, [string]$Target)
    if (($Target -eq '') -or ($Entry['address'] -eq $Target)) {
        return $true
    }
    $label = ($Target -split '\.')[0]
    foreach ($name in ($Entry['names'] -split ' ')) {
        if (($name -eq $Target) -or (($name -split '\.')[0] -eq $label)) {
            return $true
        }
    }
    return $false
}

function Read-RdpdHosts {
    Read-RdpdFact -Name 'hosts.entries' -Shape 'list' -Body {
        $path = Get-RdpdHostsPath
        $entries = @()
        if (Test-RdpdFile -Path $path) {
            $number = 0
            foreach ($line in (Get-RdpdTextLines -Path $path)) {
                $number += 1
                $entry = ConvertFrom-RdpdHostsLine -Text $line -Number $number
                if (($null -ne $entry) -and (Test-RdpdHostsMatch -Entry $entry -Target (Get-RdpdTarget))) {
                    $entries += $entry
                }
            }
        }
        $entries | Select-Object -First 200
    }
    Read-RdpdFact -Name 'hosts.path' -Body { Get-RdpdHostsPath }
}

function Get-RdpdNameRules {
    $roots = @('SOFTWARE\Policies\Microsoft\Windows NT\DNSClient\DnsPolicyConfig', 'SYSTEM\CurrentControlSet\Services\Dnscache\Parameters\DnsPolicyConfig')
    foreach ($root in $roots) {
        foreach ($rule in (Get-RdpdRegistrySubKeys -Path $root)) {
            $namespace = Get-RdpdRegistryValue -Path "$root\$rule" -Name 'Name'
            if ($null -ne $namespace) {
                [ordered]@{ namespace = (@($namespace['Value']) -join ','); servers = (Get-RdpdRegistryText -Path "$root\$rule" -Name 'GenericDNSServers') }
            }
        }
    }
}

function Read-RdpdNames {
    Read-RdpdFact -Name 'name.suffixes' -Shape 'list' -Body {
        $lists = @()
        foreach ($path in @('SOFTWARE\Policies\Microsoft\Windows NT\DNSClient', $script:tcpip)) {
            $lists += [string](Get-RdpdRegistryText -Path $path -Name 'SearchList')
        }
        $lists += [string](Get-RdpdRegistryText -Path $script:tcpip -Name 'Domain')
        foreach ($adapter in (Get-RdpdAdapters)) {
            $lists += [string]$adapter['Suffix']
        }
        $lists -split ',' | ForEach-Object { $_.Trim() } | Where-Object { $_ -ne '' } | Select-Object -Unique
    }
    Read-RdpdFact -Name 'name.servers' -Shape 'list' -Body {
        foreach ($adapter in @(Get-RdpdAdapters | Where-Object { ($null -ne $_) -and $_['Up'] -and $_['Type'] -ne 'Loopback' })) {
            foreach ($server in $adapter['DnsServers']) {
                # Windows lists these three on every adapter without servers of its own.
                if ($server -notmatch '^fec0:0:0:ffff::[123]') { $server }
            }
        }
    }
    Read-RdpdFact -Name 'name.nrpt' -Shape 'list' -Body { Get-RdpdNameRules }
    Read-RdpdFact -Name 'name.cache' -Shape 'list' -Body {
        $target = Get-RdpdTarget
        if ($target -eq '') {
            throw 'notRead: no computer was named'
        }
        foreach ($row in (Get-RdpdCim -ClassName 'MSFT_DNSClientCache' -Namespace 'root/StandardCimv2')) {
            $entry = [string](Get-RdpdProperty -Object $row -Name 'Entry')
            $name = [string](Get-RdpdProperty -Object $row -Name 'Name')
            if (($entry -eq $target) -or $entry.StartsWith("$target.", [System.StringComparison]::OrdinalIgnoreCase) -or ($name -eq $target)) {
                [ordered]@{ name = $name; data = [string](Get-RdpdProperty -Object $row -Name 'Data'); ttl = [int64](Get-RdpdProperty -Object $row -Name 'TimeToLive') }
            }
        }
    }
}

Export-ModuleMember -Function *
