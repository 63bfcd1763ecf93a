# firewall.enableRules and firewall.addRule. Only local rules: what a policy gives is reported, never fought.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:numbers = @{ '6' = 'TCP'; '17' = 'UDP' }
# Everything a rule of ours may say. A rule that says more is not one that we could put back.
$script:known = @('Action', 'Active', 'Dir', 'Protocol', 'Profile', 'LPort', 'RPort', 'RA4', 'RA6', 'App', 'Name')

# The fields of a local rule, or null.
function Find-RdpdLocalRule {
    param([Parameter(Mandatory = $true)][string]$Name)
    foreach ($rule in (Get-RdpdFirewallRules)) {
        if (($null -ne $rule) -and ($rule['Store'] -eq 'local') -and ($rule['Name'] -eq $Name)) {
            return $rule['Fields']
        }
    }
    return $null
}

function Get-RdpdRuleText {
    param([Parameter(Mandatory = $true)][hashtable]$Fields, [Parameter(Mandatory = $true)][string]$Name)
    if ($Fields.Contains($Name)) {
        return [string]$Fields[$Name]
    }
    return ''
}

# Domain, Private, Public; none means the rule is for every profile.
function Get-RdpdRuleFor {
    param([Parameter(Mandatory = $true)][hashtable]$Fields)
    $named = Get-RdpdRuleText -Fields $Fields -Name 'Profile'
    return , [object[]]@($named -split ',' | Where-Object { $_ -ne '' })
}

function Test-RdpdSameSet {
    param([AllowEmptyCollection()][object[]]$One, [AllowEmptyCollection()][object[]]$Other)
    return (@($One | Sort-Object) -join ',') -eq (@($Other | Sort-Object) -join ',')
}

function Get-RdpdRulesState {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $rules = [ordered]@{}
    foreach ($name in @($Arguments['names'])) {
        $fields = Find-RdpdLocalRule -Name $name
        if ($null -eq $fields) {
            return $null
        }
        $rules[[string]$name] = [ordered]@{ enabled = ((Get-RdpdRuleText -Fields $fields -Name 'Active') -eq 'TRUE'); profiles = (Get-RdpdRuleFor -Fields $fields) }
    }
    return [ordered]@{ rules = $rules }
}

function Enable-RdpdRules {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $before = (Get-RdpdRulesState -Arguments $Arguments)['rules']
    foreach ($name in @($Arguments['names'])) {
        $wanted = $before[[string]$name]['profiles']
        if ($Arguments.Contains('profiles') -and ($null -ne $Arguments['profiles'])) {
            $wanted = [object[]]@($Arguments['profiles'])
        }
        if ((-not $before[[string]$name]['enabled']) -or (-not (Test-RdpdSameSet -One $before[[string]$name]['profiles'] -Other $wanted))) {
            Set-RdpdFirewallRule -Name $name -Enabled $true -Profiles ([string[]]@($wanted))
        }
    }
}

# The same set may be printed in another order; the wanted order is given back then.
function Confirm-RdpdRules {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $now = Get-RdpdRulesState -Arguments $Arguments
    if (($null -ne $now) -and $Arguments.Contains('profiles') -and ($null -ne $Arguments['profiles'])) {
        foreach ($name in @($Arguments['names'])) {
            if (Test-RdpdSameSet -One $now['rules'][[string]$name]['profiles'] -Other @($Arguments['profiles'])) {
                $now['rules'][[string]$name]['profiles'] = [object[]]@($Arguments['profiles'])
            }
        }
    }
    return $now
}

function Restore-RdpdRules {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    foreach ($name in @($Arguments['names'])) {
        $fields = Find-RdpdLocalRule -Name $name
        if (($null -eq $fields) -or (-not $Captured['rules'].Contains([string]$name))) {
            continue
        }
        $before = $Captured['rules'][[string]$name]
        $enabled = (Get-RdpdRuleText -Fields $fields -Name 'Active') -eq 'TRUE'
        if (($enabled -ne [bool]$before['enabled']) -or (-not (Test-RdpdSameSet -One (Get-RdpdRuleFor -Fields $fields) -Other @($before['profiles'])))) {
            Set-RdpdFirewallRule -Name $name -Enabled ([bool]$before['enabled']) -Profiles ([string[]]@($before['profiles']))
        }
    }
}

# Any, LocalSubnet, or one address; the firewall prints an address with its mask.
function Get-RdpdRuleRemote {
    param([Parameter(Mandatory = $true)][hashtable]$Fields)
    $all = @(@('RA4', 'RA6') | ForEach-Object { Get-RdpdRuleText -Fields $Fields -Name $_ } | Where-Object { $_ -ne '' } | ForEach-Object { $_ -replace '/(255\.255\.255\.255|32|128)$', '' } | Select-Object -Unique)
    if ($all.Count -eq 0) {
        return 'Any'
    }
    if (($all.Count -gt 1) -or ($all[0] -match ',')) {
        throw 'failed: a rule of this name has several addresses and could not be put back'
    }
    return [string]$all[0]
}

# A rule in the form that it can be made from again, or null when there is none.
function Get-RdpdAddedRule {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $fields = Find-RdpdLocalRule -Name $Arguments['name']
    if ($null -eq $fields) {
        return [ordered]@{ rule = $null }
    }
    $direction = Get-RdpdRuleText -Fields $fields -Name 'Dir'
    $port = ''
    if (@('In', 'Out') -contains $direction) {
        $port = Get-RdpdRuleText -Fields $fields -Name (@{ In = 'LPort'; Out = 'RPort' }[$direction])
    }
    $protocol = Get-RdpdRuleText -Fields $fields -Name 'Protocol'
    $strange = @($fields.Keys | Where-Object { $script:known -notcontains $_ })
    if (($strange.Count -gt 0) -or ($port -notmatch '^\d{1,5}$') -or (-not $script:numbers.ContainsKey($protocol)) -or ((Get-RdpdRuleText -Fields $fields -Name 'Name') -ne $Arguments['name'])) {
        throw 'failed: a rule of this name is there already and could not be put back exactly'
    }
    $rule = [ordered]@{
        enabled = ((Get-RdpdRuleText -Fields $fields -Name 'Active') -eq 'TRUE')
        direction = $direction
        action = (Get-RdpdRuleText -Fields $fields -Name 'Action')
        protocol = $script:numbers[$protocol]
        port = [int]$port
        profiles = (Get-RdpdRuleFor -Fields $fields)
        remoteAddress = (Get-RdpdRuleRemote -Fields $fields)
        store = 'local'
    }
    $program = Get-RdpdRuleText -Fields $fields -Name 'App'
    if ($program -ne '') {
        $rule['program'] = $program
    }
    return [ordered]@{ rule = $rule }
}

function Test-RdpdSameRule {
    param([AllowNull()]$One, [AllowNull()]$Other)
    if (($null -eq $One) -or ($null -eq $Other)) {
        return ($null -eq $One) -and ($null -eq $Other)
    }
    foreach ($field in @('enabled', 'direction', 'action', 'protocol', 'port', 'remoteAddress', 'program')) {
        $values = foreach ($rule in @($One, $Other)) {
            if ($rule.Contains($field) -and ($null -ne $rule[$field])) { [string]$rule[$field] } else { '' }
        }
        if ($values[0] -ne $values[1]) {
            return $false
        }
    }
    return (Test-RdpdSameSet -One @($One['profiles']) -Other @($Other['profiles']))
}

# Puts exactly this rule there, or none.
function Set-RdpdAddedRule {
    param([Parameter(Mandatory = $true)][string]$Name, [AllowNull()]$Now, [AllowNull()]$Wanted)
    if (Test-RdpdSameRule -One $Now -Other $Wanted) {
        return
    }
    if ($null -ne $Now) {
        Remove-RdpdFirewallRule -Name $Name
    }
    if ($null -ne $Wanted) {
        $rule = @{ name = $Name }
        foreach ($field in $Wanted.Keys) {
            $rule[[string]$field] = $Wanted[$field]
        }
        New-RdpdFirewallRule -Rule $rule
    }
}

function Add-RdpdRule {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $wanted = @{ enabled = $true; action = 'Allow'; remoteAddress = 'Any' }
    foreach ($field in @('direction', 'protocol', 'port', 'profiles', 'remoteAddress', 'program')) {
        if ($Arguments.Contains($field) -and ($null -ne $Arguments[$field])) {
            $wanted[$field] = $Arguments[$field]
        }
    }
    Set-RdpdAddedRule -Name $Arguments['name'] -Now (Get-RdpdAddedRule -Arguments $Arguments)['rule'] -Wanted $wanted
}

function Restore-RdpdRule {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    Set-RdpdAddedRule -Name $Arguments['name'] -Now (Get-RdpdAddedRule -Arguments $Arguments)['rule'] -Wanted $Captured['rule']
}

Export-ModuleMember -Function *
