# network.setCategory, network.setMtu, dns.flush.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:categories = @('Public', 'Private', 'DomainAuthenticated')

function Get-RdpdCategory {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    foreach ($row in (Get-RdpdCim -ClassName 'MSFT_NetConnectionProfile' -Namespace 'root/StandardCimv2')) {
        if ([int](Get-RdpdProperty -Object $row -Name 'InterfaceIndex') -eq [int]$Arguments['interfaceIndex']) {
            return [ordered]@{ category = $script:categories[[int](Get-RdpdProperty -Object $row -Name 'NetworkCategory')] }
        }
    }
    return $null
}

function Set-RdpdCategory {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $now = (Get-RdpdCategory -Arguments $Arguments)['category']
    if ($now -eq $Arguments['category']) {
        return
    }
    # Windows sets and leaves this category itself.
    if ($now -eq 'DomainAuthenticated') {
        throw 'failed: a domain network has no category of its own'
    }
    Set-RdpdNetworkCategory -InterfaceIndex ([int]$Arguments['interfaceIndex']) -Category $Arguments['category']
}

function Restore-RdpdCategory {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    Set-RdpdCategory -Arguments @{ interfaceIndex = $Arguments['interfaceIndex']; category = $Captured['category'] }
}

function Get-RdpdMtu {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    foreach ($adapter in (Get-RdpdAdapters)) {
        if (($null -ne $adapter['Index']) -and ($adapter['Index'] -eq [int]$Arguments['interfaceIndex']) -and ($null -ne $adapter['Mtu'])) {
            return [ordered]@{ mtu = [int]$adapter['Mtu'] }
        }
    }
    return $null
}

function Write-RdpdMtu {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    if ((Get-RdpdMtu -Arguments $Arguments)['mtu'] -ne [int]$Arguments['mtu']) {
        Set-RdpdMtu -InterfaceIndex ([int]$Arguments['interfaceIndex']) -Mtu ([int]$Arguments['mtu'])
    }
}

function Restore-RdpdMtu {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    Write-RdpdMtu -Arguments @{ interfaceIndex = $Arguments['interfaceIndex']; mtu = $Captured['mtu'] }
}

# Addresses (types 1 and 28) in the name cache, 200 at most.
function Get-RdpdNameCache {
    param([System.Collections.IDictionary]$Arguments)
    $entries = foreach ($row in @(Get-RdpdCim -ClassName 'MSFT_DNSClientCache' -Namespace 'root/StandardCimv2' | Where-Object { @(1, 28) -contains [int](Get-RdpdProperty -Object $_ -Name 'Type') } | Select-Object -First 200)) {
        [ordered]@{ name = [string](Get-RdpdProperty -Object $row -Name 'Entry'); address = [string](Get-RdpdProperty -Object $row -Name 'Data'); ttl = [int64](Get-RdpdProperty -Object $row -Name 'TimeToLive') }
    }
    return [ordered]@{ entries = [object[]]@($entries) }
}

function Clear-RdpdNameCache {
    param([System.Collections.IDictionary]$Arguments)
    Clear-RdpdDnsCache
}

# Windows cannot be told what to remember; the cache fills again as names are asked for.
function Restore-RdpdNameCache {
    param([System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
}

Export-ModuleMember -Function *
