# The firewall of Windows (h06, c07). Rules of the two Remote Desktop groups are known by their tokens, never by their names on screen.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:groups = @('@FirewallAPI.dll,-28752', '@FirewallAPI.dll,-28782')
$script:protocols = @{ '6' = 'TCP'; '17' = 'UDP' }

function Get-RdpdRuleField {
    param([hashtable]$Rule, [string]$Name)
    $fields = $Rule['Fields']
    if (($null -ne $fields) -and $fields.Contains($Name)) {
        return [string]$fields[$Name]
    }
    return ''
}

# Local or remote ports of a rule as one text, '' for every port. Ranges are in fields of their own.
function Get-RdpdRulePorts {
    param([hashtable]$Rule, [string]$Side)
    $parts = @((Get-RdpdRuleField -Rule $Rule -Name "$($Side)Port"), (Get-RdpdRuleField -Rule $Rule -Name "$($Side)Port2_10"))
    return (@($parts | Where-Object { $_ -ne '' }) -join ',')
}

function Test-RdpdPortIn {
    param([string]$Ports, [int]$Port)
    if ($Ports -eq '') {
        return $true
    }
    foreach ($part in ($Ports -split ',')) {
        if ($part -match '^(\d{1,9})-(\d{1,9})$') {
            if ($Port -ge [int]$Matches[1] -and $Port -le [int]$Matches[2]) {
                return $true
            }
        }
        elseif ($part -eq "$Port") {
            return $true
        }
    }
    return $false
}

function Test-RdpdActive {
    param([hashtable]$Rule, [string]$Direction, [string]$Action)
    return ((Get-RdpdRuleField -Rule $Rule -Name 'Active') -eq 'TRUE') -and ((Get-RdpdRuleField -Rule $Rule -Name 'Dir') -eq $Direction) -and ((Get-RdpdRuleField -Rule $Rule -Name 'Action') -eq $Action)
}

function Get-RdpdRuleProtocol {
    param([hashtable]$Rule)
    $number = Get-RdpdRuleField -Rule $Rule -Name 'Protocol'
    if ($script:protocols.ContainsKey($number)) {
        return $script:protocols[$number]
    }
    if ($number -eq '') {
        return 'Any'
    }
    return $number
}

# Domain,Private,Public as the rule says; a rule that names none is for every profile.
function Get-RdpdRuleProfiles {
    param([hashtable]$Rule)
    $named = Get-RdpdRuleField -Rule $Rule -Name 'Profile'
    if ($named -eq '') {
        return 'Any'
    }
    return $named
}

function Get-RdpdListenerPort {
    $port = Get-RdpdRegistryNumber -Path 'SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp' -Name 'PortNumber'
    if ($null -eq $port) {
        return 3389
    }
    return [int]$port
}

# A rule that opens Remote Desktop: of its groups, or one that somebody made for its port.
function Test-RdpdRdpRule {
    param([hashtable]$Rule, [int]$Port)
    if ((Get-RdpdRuleField -Rule $Rule -Name 'Dir') -ne 'In') {
        return $false
    }
    if ($script:groups -contains (Get-RdpdRuleField -Rule $Rule -Name 'EmbedCtxt')) {
        return $true
    }
    $ports = Get-RdpdRulePorts -Rule $Rule -Side 'L'
    return ($ports -ne '') -and (@('TCP', 'UDP') -contains (Get-RdpdRuleProtocol -Rule $Rule)) -and (Test-RdpdPortIn -Ports $ports -Port $Port)
}

# A block rule that catches Remote Desktop: for its port or every port, and not for some other program or service.
function Test-RdpdBlockRule {
    param([hashtable]$Rule, [int]$Port)
    if (-not (Test-RdpdActive -Rule $Rule -Direction 'In' -Action 'Block')) {
        return $false
    }
    $program = Get-RdpdRuleField -Rule $Rule -Name 'App'
    $service = Get-RdpdRuleField -Rule $Rule -Name 'Svc'
    if (($program -ne '') -and ($program -notmatch '(^|\\)svchost\.exe$') -and ($program -ne 'System')) {
        return $false
    }
    if (($service -ne '') -and (@('*', 'TermService') -notcontains $service)) {
        return $false
    }
    return (@('TCP', 'UDP', 'Any') -contains (Get-RdpdRuleProtocol -Rule $Rule)) -and (Test-RdpdPortIn -Ports (Get-RdpdRulePorts -Rule $Rule -Side 'L') -Port $Port)
}

function Read-RdpdFirewallRules {
    $all = Get-RdpdOnce -Body { @{ Port = (Get-RdpdListenerPort); Rules = @(Get-RdpdFirewallRules | Where-Object { $null -ne $_ }) } }
    Read-RdpdFact -Name 'firewall.rdpRules' -Shape 'list' -Body {
        $known = Get-RdpdOnceValue -Once $all
        foreach ($rule in $known['Rules']) {
            if (Test-RdpdRdpRule -Rule $rule -Port $known['Port']) {
                $remote = @('RA4', 'RA42', 'RA6', 'RA62') | ForEach-Object { Get-RdpdRuleField -Rule $rule -Name $_ } | Where-Object { $_ -ne '' }
                [ordered]@{
                    name = $rule['Name']
                    enabled = ((Get-RdpdRuleField -Rule $rule -Name 'Active') -eq 'TRUE')
                    profiles = (Get-RdpdRuleProfiles -Rule $rule)
                    action = (Get-RdpdRuleField -Rule $rule -Name 'Action')
                    remoteAddress = (@($remote) -join ',')
                    port = (Get-RdpdRulePorts -Rule $rule -Side 'L')
                    protocol = (Get-RdpdRuleProtocol -Rule $rule)
                    store = $rule['Store']
                }
            }
        }
    }
    Read-RdpdFact -Name 'firewall.blocks' -Shape 'list' -Body {
        $known = Get-RdpdOnceValue -Once $all
        foreach ($rule in $known['Rules']) {
            if (Test-RdpdBlockRule -Rule $rule -Port $known['Port']) {
                [ordered]@{ name = $rule['Name']; port = (Get-RdpdRulePorts -Rule $rule -Side 'L'); profiles = (Get-RdpdRuleProfiles -Rule $rule) }
            }
        }
    }
    Read-RdpdFact -Name 'firewall.ipsecInbound' -Body {
        # Secure and SecureServer demand IPsec for what comes in (MS-FASP 2.2.52); traffic without it is dropped in silence.
        $demanding = @(Get-RdpdFirewallRules -Kind 'ConSecRules' | Where-Object { ($null -ne $_) -and (Get-RdpdRuleField -Rule $_ -Name 'Active') -eq 'TRUE' -and @('Secure', 'SecureServer') -contains (Get-RdpdRuleField -Rule $_ -Name 'Action') })
        $demanding.Count -gt 0
    }
}

function Read-RdpdFirewallProfiles {
    Read-RdpdFact -Name 'firewall.profiles' -Shape 'list' -Body {
        foreach ($item in (Get-RdpdFirewallProfiles)) {
            [ordered]@{ name = $item['Name']; enabled = ($item['Enabled'] -eq 'True'); inboundDefault = $item['Inbound']; localPolicyMerge = ($item['LocalRules'] -ne 'False') }
        }
    }
}

function Read-RdpdOutbound {
    Read-RdpdFact -Name 'clientFirewall.blocks' -Shape 'list' -Body {
        foreach ($rule in (Get-RdpdFirewallRules)) {
            if (-not (Test-RdpdActive -Rule $rule -Direction 'Out' -Action 'Block')) {
                continue
            }
            $program = Get-RdpdRuleField -Rule $rule -Name 'App'
            $ports = Get-RdpdRulePorts -Rule $rule -Side 'R'
            $forClient = $program -match '(^|\\)mstsc\.exe$'
            $forPort = ($program -eq '') -and ($ports -ne '') -and (Test-RdpdPortIn -Ports $ports -Port 3389)
            if ($forClient -or $forPort) {
                [ordered]@{ name = $rule['Name']; program = $program; port = $ports }
            }
        }
    }
    Read-RdpdFact -Name 'clientFirewall.outboundDefault' -Shape 'list' -Body {
        foreach ($item in (Get-RdpdFirewallProfiles)) {
            [ordered]@{ profile = $item['Name']; action = $item['Outbound']; enabled = ($item['Enabled'] -eq 'True') }
        }
    }
}

Export-ModuleMember -Function *
